import { createRawSnippet } from 'svelte';
import { describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import InTurn from '../../../src/lib/components/InTurn.svelte';
import WhenOpened from '../../../src/lib/components/WhenOpened.svelte';

const saying = (words: string) => createRawSnippet(() => ({ render: () => `<p>${words}</p>` }));

describe('the inside of a fold', () => {
	async function fold({ open }: { open: boolean }) {
		const details = document.createElement('details');
		details.open = open;
		details.innerHTML = '<summary>more</summary>';
		document.body.append(details);
		await render(WhenOpened, { target: details, props: { children: saying('inside') } });
		return details;
	}

	it('is not built while the fold is closed', async () => {
		expect((await fold({ open: false })).textContent).not.toContain('inside');
	});

	it('is there before a tap opens the fold, and stays when it closes', async () => {
		const details = await fold({ open: false });
		const summary = details.querySelector('summary');
		summary?.click();
		await expect.poll(() => details.textContent).toContain('inside');
		summary?.click();
		expect(details.textContent).toContain('inside');
	});

	it('is built when something else opens the fold', async () => {
		const details = await fold({ open: false });
		details.open = true;
		await expect.poll(() => details.textContent).toContain('inside');
	});

	it('is built at once where the fold stands open', async () => {
		const details = await fold({ open: true });
		await expect.poll(() => details.textContent).toContain('inside');
	});
});

describe('a part of a long page', () => {
	it('is built after the screen was painted, each in its turn', async () => {
		const parts = [await render(InTurn, { props: { children: saying('first') } })];
		parts.push(await render(InTurn, { props: { children: saying('second') } }));
		await expect.element(parts[0]?.getByText('first') ?? document.body).toBeInTheDocument();
		await expect.element(parts[1]?.getByText('second') ?? document.body).toBeInTheDocument();
	});

	it('does not wait where the page goes to paper', async () => {
		const { container } = await render(InTurn, { props: { children: saying('printed') } });
		window.dispatchEvent(new Event('beforeprint'));
		expect(container.textContent).toContain('printed');
	});
});
