import { chromium } from '@playwright/test';
import { serveStatic } from './src/tools/serve-static.mjs';
import { shoeWorkshop } from './tests/journeys/shoe-workshop.ts';
import { storeFirm } from './tests/journeys/walking.ts';
const server = await serveStatic({ folder: 'build', port: 0 });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] });
const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 360, height: 740 }, deviceScaleFactor: 1.5, baseURL: server.address, serviceWorkers: 'block', hasTouch: true });
const page = await context.newPage();
let n = 0;
async function shot(name: string) {
  await page.waitForTimeout(1500);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const parts = Math.min(9, Math.ceil(height / 700));
  n += 1;
  for (let i = 0; i < parts; i += 1) {
    await page.evaluate((y) => scrollTo(0, y), i * 660);
    await page.waitForTimeout(250);
    await page.screenshot({ path: `/tmp/eyes/walk/${String(n).padStart(2, '0')}-${name}-${i + 1}.png` });
  }
}
await page.goto('/'); await shot('start');
await page.getByRole('link', { name: '开始体检' }).tap(); await shot('first-question');
await storeFirm(page, { id: 'shoes', plan: shoeWorkshop, name: '晋江宏达鞋业' } as any);
for (const at of ['link_marketing_production', 'quality', 'machines', 'Q6', 'budget', 'barrier_monday']) { await page.goto(`/check/?firm=shoes&at=${at}`); await shot(`question-${at}`); }
await page.goto('/result/?firm=shoes'); await shot('result');
await page.goto('/money/?firm=shoes'); await shot('money');
await page.goto('/report/?firm=shoes'); await shot('report');
await page.goto('/firms/'); await shot('firms');
await page.goto('/stored/'); await shot('stored');
await page.goto('/about/'); await shot('about');
await page.goto('/workbench/subsidy/?firm=shoes'); await shot('subsidy');
await browser.close(); process.exit(0);
