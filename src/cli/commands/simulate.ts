import { firmsAndSeed, type Command } from '../command.ts';
import { root } from '../root.ts';
import { simulationReport } from '../simulate.ts';
import { print } from '../terminal.ts';

export const simulate: Command = {
	usage: {
		en: 'checkup simulate [--firms 2000] [--seed 1]          ask made-up firms: how many questions until the result is certain?',
		'zh-CN': 'checkup simulate [--firms 2000] [--seed 1]        拿虚拟企业试问：问多少题结果才确定？',
	},
	prepare(told) {
		const drawn = firmsAndSeed(told, 2000);
		return drawn && (({ content }) => print(simulationReport({ root, content, ...drawn })));
	},
};
