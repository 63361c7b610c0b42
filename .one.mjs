import { readFileSync } from 'node:fs';
const { traceEvents: ev } = JSON.parse(readFileSync('/tmp/scratch/trace.json', 'utf8'));
const mains = new Set(ev.filter((e) => e.name === 'thread_name' && e.args.name === 'CrRendererMain').map((e) => `${e.pid}:${e.tid}`));
const main = ev.filter((e) => mains.has(`${e.pid}:${e.tid}`) && e.ph === 'X');
const tasks = main.filter((e) => e.name === 'RunTask' && e.tdur > 4000).sort((a, c) => a.ts - c.ts);
const pick = Number(process.argv[2]);
const timers = tasks.filter((t) => main.some((e) => e.name === (process.argv[3] ?? 'TimerFire') && e.tdur > 4000 && e.ts >= t.ts && e.ts + e.dur <= t.ts + t.dur));
const t = timers[pick];
for (const e of main.filter((e) => e.pid === t.pid && e.tid === t.tid && e.ts >= t.ts && e.ts + e.dur <= t.ts + t.dur && e.tdur > 150).sort((a, b) => a.ts - b.ts || b.dur - a.dur)) {
  const depth = main.filter((o) => o !== e && o.pid === e.pid && o.tid === e.tid && o.ts <= e.ts && o.ts + o.dur >= e.ts + e.dur && o.ts >= t.ts).length;
  console.log((e.tdur / 1000).toFixed(2).padStart(7), ' '.repeat(depth), e.name, JSON.stringify(e.args?.data ?? e.args?.beginData ?? {}).slice(0, 160));
}
