import { chromium } from '@playwright/test';
import { serveStatic } from './src/tools/serve-static.mjs';
import { begin, storeFirm } from './tests/journeys/walking.ts';
import { shoeWorkshop } from './tests/journeys/shoe-workshop.ts';
import { wordsIn } from './tests/journeys/words.ts';
import { answerByTouch } from './tests/bench-web/finger.ts';
const { address, close } = await serveStatic({ folder: '/tmp/prof-build', port: 4347 });
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const ctx = await b.newContext({ baseURL: address, locale: 'zh-CN', viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
const page = await ctx.newPage();
const s = await ctx.newCDPSession(page);
await s.send('Profiler.enable'); await s.send('Profiler.setSamplingInterval', { interval: 100 });
const what = process.argv[2]!;
if (what === 'taps') {
  await begin(page, wordsIn('zh-CN')); await page.waitForTimeout(1500);
  await answerByTouch(page, { pace: 700 });await answerByTouch(page, { pace: 700 });
  await s.send('Profiler.start');
  for (let i = 0; i < 12; i++) await answerByTouch(page, { pace: 700 });
} else {
  await storeFirm(page, { id: 'b', plan: shoeWorkshop, bookmark: 'finance' });
  await page.waitForTimeout(2000); await page.goto('about:blank');
  await s.send('Profiler.start');
  await page.goto(what === 'start' ? '/' : `/${what}/?firm=b`); await page.waitForTimeout(2500);
}
const { profile } = await s.send('Profiler.stop');
const self = new Map<number, number>();
profile.samples!.forEach((id, i) => self.set(id, (self.get(id) ?? 0) + (profile.timeDeltas![i] ?? 0) / 1000));
const byId = new Map(profile.nodes.map((n) => [n.id, n]));
const totalOf = new Map<string, number>(), selfOf = new Map<string, number>();
const tot = new Map<number, number>();
const walk = (id: number, stack: Set<string>): number => {
  const n = byId.get(id)!; const f = n.callFrame; const name = `${f.functionName || '(anon)'} ${f.url.split('/').pop()}:${f.lineNumber}`;
  const first = !stack.has(name); const st = new Set(stack).add(name);
  let t = self.get(id) ?? 0; selfOf.set(name, (selfOf.get(name) ?? 0) + t);
  for (const c of n.children ?? []) t += walk(c, st);
  tot.set(id, t);
  if (first) totalOf.set(name, (totalOf.get(name) ?? 0) + t);
  return t;
};
walk(profile.nodes[0]!.id, new Set());
const min = Number(process.argv[3] ?? 8);
const print = (id: number, d: number) => { const n = byId.get(id)!; const t = tot.get(id)!; if (t < min || /idle|program/.test(n.callFrame.functionName)) return; console.log(`${t.toFixed(1).padStart(7)} ${' '.repeat(d)}${n.callFrame.functionName || '(anon)'} ${n.callFrame.url.split('/').pop()}:${n.callFrame.lineNumber}`); for (const c of [...(n.children ?? [])].sort((a, z) => tot.get(z)! - tot.get(a)!)) print(c, d + 1); };
print(profile.nodes[0]!.id, 0);
const top = (m: Map<string, number>, n: number) => [...m].sort((a, b) => b[1] - a[1]).slice(0, n).map(([k, v]) => `${v.toFixed(1).padStart(8)}  ${k}`).join('\n');
console.log('SELF\n' + top(selfOf, 30));
await b.close(); await close();
