import { readFileSync } from 'node:fs';
import { loadContent } from './src/cli/content-files.ts';
import { assessScale, diagnose } from './src/lib/engine/diagnosis.ts';
import { nextQuestion } from './src/lib/engine/next-question.ts';
import { screenStates } from './src/lib/engine/asking.ts';
import { readAnswers } from './src/lib/engine/reading.ts';
import { possibleOutcomes, tellAnswers, steeringItems } from './src/lib/engine/outcome.ts';
import { shoeWorkshop } from './tests/journeys/shoe-workshop.ts';
import { itemNamed } from './tests/journeys/words.ts';
const r = loadContent('.'); if (!r.ok) throw 1;
const { questionnaire, scales } = r.value.content;
const two = ['chain','miit-2024'].map((id) => scales.find((s) => s.id === id)!);
const rec = (item: string, a: any) => { const { kind } = itemNamed(item); const answer: any = kind==='text'||kind==='amount'?{kind,value:a}:kind==='multi'?{kind:'several',options:a}:kind==='yes-no'?{kind,value:a==='yes'}:{kind:'chosen',option:a}; return { answer, by: 'owner', at: 1, evidence: 'E0' } as const; };
const time = (f: () => unknown) => { let best = 1e9; for (let i=0;i<6;i++){ const t=performance.now(); f(); best=Math.min(best, performance.now()-t);} return best; };
for (const warm of [0,1]) {
let answers = new Map<string, any>(); let n = 0;
for (;;) {
  const q = nextQuestion({ questionnaire, scales: two, answers });
  if (!q || n > 24) break; n++;
  if (warm) console.log(q.screen.id.padEnd(28), 'read', time(()=>readAnswers(questionnaire, answers)).toFixed(2), 'outcomes', possibleOutcomes(questionnaire, two[0], tellAnswers(questionnaire, answers)).length, possibleOutcomes(questionnaire, two[1], tellAnswers(questionnaire, answers)).length, 'steer', time(()=>steeringItems(questionnaire,two[1])).toFixed(2), 'states', time(()=>screenStates(questionnaire, readAnswers(questionnaire, answers))).toFixed(2), 'scales', scales.map((s)=>s.id+' '+time(()=>assessScale(questionnaire, s, answers)).toFixed(2)).join(' '), 'diagnose', time(()=>diagnose(questionnaire, scales, answers)).toFixed(2), 'next', time(()=>nextQuestion({ questionnaire, scales: two, answers })).toFixed(2));
  const said = (shoeWorkshop as any)[q.screen.id]; answers = new Map([...answers, ...Object.entries(said).map(([i, a]) => [i, rec(i, a)] as const)]);
}}
