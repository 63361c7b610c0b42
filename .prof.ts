import { chromium } from '@playwright/test';
import { serveStatic } from './src/tools/serve-static.mjs';
import { storeFirm, answerAll, begin, without } from './tests/journeys/walking.ts';
import { shoeWorkshop } from './tests/journeys/shoe-workshop.ts';
import { wordsIn } from './tests/journeys/words.ts';
const what = process.argv[2];
const { address, close } = await serveStatic({ folder: process.argv[3] ?? '/tmp/prof-build', port: 4345 });
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const ctx = await b.newContext({ baseURL: address, locale: 'zh-CN', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
const page = await ctx.newPage();
const s = await ctx.newCDPSession(page);
const say = wordsIn('zh-CN');
await s.send('Profiler.enable');
await s.send('Profiler.setSamplingInterval', { interval: 200 });
if (what === 'taps') {
  await begin(page, say);
  await s.send('Profiler.start');
  await answerAll(page, { plan: shoeWorkshop, say, count: 20, after: () => page.waitForTimeout(600) });
} else {
  await storeFirm(page, { id: 'b', plan: what === 'check' ? without(shoeWorkshop, 'finance', 'hr') : shoeWorkshop, bookmark: 'finance' });
  await page.goto('about:blank');
  await s.send('Profiler.start');
  await page.goto(`/${what}/?firm=b`);
  await page.locator('#content h1').waitFor();
  await page.waitForTimeout(1500);
}
const { profile } = await s.send('Profiler.stop');
const self = new Map<number, number>();
profile.samples!.forEach((id, i) => self.set(id, (self.get(id) ?? 0) + (profile.timeDeltas![i] ?? 0) / 1000));
const byId = new Map(profile.nodes.map((n) => [n.id, n]));
const totalOf = new Map<string, number>(), selfOf = new Map<string, number>();
const walk = (id: number, stack: Set<string>): number => {
  const n = byId.get(id)!; const f = n.callFrame; const name = `${f.functionName || '(anon)'} ${f.url.split('/').pop()}:${f.lineNumber}`;
  const first = !stack.has(name); const st = new Set(stack).add(name);
  let t = self.get(id) ?? 0; selfOf.set(name, (selfOf.get(name) ?? 0) + t);
  for (const c of n.children ?? []) t += walk(c, st);
  if (first) totalOf.set(name, (totalOf.get(name) ?? 0) + t);
  return t;
};
walk(profile.nodes[0]!.id, new Set());
const top = (m: Map<string, number>, n: number) => [...m].sort((a, b) => b[1] - a[1]).slice(0, n).map(([k, v]) => `${v.toFixed(1).padStart(8)}  ${k}`).join('\n');
console.log('TOTAL\n' + top(totalOf, 70)); console.log('SELF\n' + top(selfOf, 25));
await b.close(); await close();
