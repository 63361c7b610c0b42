import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { serveStatic } from './src/tools/serve-static.mjs';
import { begin, storeFirm, without } from './tests/journeys/walking.ts';
import { shoeWorkshop } from './tests/journeys/shoe-workshop.ts';
import { wordsIn } from './tests/journeys/words.ts';
import { answerByTouch } from './tests/bench-web/finger.ts';
const { address, close } = await serveStatic({ folder: process.argv[3] ?? 'build', port: 4346 });
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const ctx = await b.newContext({ baseURL: address, locale: 'zh-CN', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
const page = await ctx.newPage();
const cats = ['toplevel','devtools.timeline','disabled-by-default-devtools.timeline','blink.user_timing','v8'];
const what = process.argv[2]!;
if (what === 'taps') {
  await begin(page, wordsIn('zh-CN')); await page.waitForTimeout(1500);
  await b.startTracing(page, { path: '/tmp/scratch/trace.json', categories: cats });
  while (page.url().includes('/check/')) await answerByTouch(page, { pace: 700 });
} else {
  await storeFirm(page, { id: 'b', plan: what === 'check' ? without(shoeWorkshop, 'finance', 'hr') : shoeWorkshop, bookmark: 'finance' });
  await page.waitForTimeout(3000);
  await page.goto('about:blank');
  await b.startTracing(page, { path: '/tmp/scratch/trace.json', categories: cats });
  await page.goto(what === 'start' ? '/' : `/${what}/?firm=b`); await page.waitForTimeout(2500);
}
await b.stopTracing(); await b.close(); await close();
const { traceEvents: ev } = JSON.parse(readFileSync('/tmp/scratch/trace.json', 'utf8'));
const mains = new Set(ev.filter((e: any) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map((e: any) => `${e.pid}:${e.tid}`));
const main = ev.filter((e: any) => mains.has(`${e.pid}:${e.tid}`) && e.ph === 'X');
const tasks = main.filter((e: any) => /RunTask|ThreadControllerImpl::RunTask/.test(e.name) && e.tdur > 0).sort((a: any, c: any) => a.ts - c.ts);
const t0 = tasks[0].ts;
console.log('tasks>4ms cpu', tasks.filter((t: any) => t.tdur > 4000).length, 'total cpu', (tasks.reduce((s: number, t: any) => s + t.tdur, 0)/1000).toFixed(0));
for (const t of tasks.filter((t: any) => t.tdur > 5000)) {
  const inner = main.filter((e: any) => e.pid === t.pid && e.tid === t.tid && e.ts >= t.ts && e.ts + e.dur <= t.ts + t.dur && e !== t && e.tdur > 800 && !/RunTask|^v8\.|V8\./.test(e.name)).sort((a: any, c: any) => c.tdur - a.tdur).slice(0, 7);
  console.log(((t.ts - t0) / 1000).toFixed(0).padStart(7), 'cpu', (t.tdur / 1000).toFixed(1), 'wall', (t.dur / 1000).toFixed(1), inner.map((e: any) => `${e.name}${e.args?.data?.type ? ':' + e.args.data.type : ''} ${(e.tdur / 1000).toFixed(1)}`).join(', '));
}
