import { chromium } from '@playwright/test';
import { firmsList } from './tests/bench-web/firms-list.ts';
import { open, putRows } from './tests/journeys/walking.ts';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] });
for (const [w, locale] of [[360, 'zh-CN'], [1280, 'en-US']] as const) {
  const c = await b.newContext({ viewport: { width: w, height: w === 360 ? 740 : 900 }, locale, serviceWorkers: 'block', baseURL: 'http://localhost:4393', acceptDownloads: true });
  const p = await c.newPage();
  p.on('console', (m) => m.type() === 'error' && console.log(m.text()));
  p.on('pageerror', (e) => console.log(String(e)));
  await open(p, '/workbench/import/');
  await p.locator('input[type=file]').setInputFiles('/tmp/list.csv');
  await p.waitForTimeout(2500);
  await p.screenshot({ path: `/tmp/case-${w}-import.png`, fullPage: true });
  await p.locator('section .button').last().click();
  await p.waitForTimeout(1000);
  await p.screenshot({ path: `/tmp/case-${w}-done.png`, fullPage: true });
  await open(p, '/firms/');
  await p.locator('.cases > li').first().waitFor();
  await p.waitForTimeout(1500);
  await p.locator('search summary').first().click();
  await p.screenshot({ path: `/tmp/case-${w}-list.png` });
  await p.locator('.cases summary').first().click();
  await p.waitForTimeout(300);
  await p.locator('.opened > details > summary').last().click();
  await p.waitForTimeout(300);
  await p.screenshot({ path: `/tmp/case-${w}-open.png`, fullPage: true });
  await c.close();
}
await b.close();
