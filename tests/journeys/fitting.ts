import type { Page } from '@playwright/test';

/** What does not fit the page in the state in which it is: wider than the screen, cut off, or written over its neighbour. */
export const misfits = (page: Page): Promise<readonly string[]> =>
	page.evaluate(() => {
		const tolerance = 1.5;
		const found: string[] = [];
		const { scrollWidth, clientWidth } = document.documentElement;
		// Only for those who listen: cut to nothing, but there.
		const isSpoken = (element: Element | null): boolean =>
			element !== null && (getComputedStyle(element).clipPath !== 'none' || isSpoken(element.parentElement));
		const isHidden = (element: Element) =>
			!element.checkVisibility({ visibilityProperty: true }) || isSpoken(element);
		const named = (element: Element) =>
			`${element.tagName}.${element.getAttribute('class') ?? ''} “${element.textContent.trim().slice(0, 50)}”`;
		for (const element of document.querySelectorAll<HTMLElement>('body *')) {
			if (element instanceof SVGElement || isHidden(element)) continue;
			const style = getComputedStyle(element);
			const clips = style.overflowX === 'hidden' || style.overflowX === 'clip';
			if (clips && element.scrollWidth > element.clientWidth + tolerance)
				found.push(`cut off: ${named(element)}`);
			if (style.display === 'inline' || style.display === 'contents') continue;
			const box = element.getBoundingClientRect();
			if (scrollWidth > clientWidth && (box.right > clientWidth || box.left < 0))
				found.push(`wider than the page: ${named(element)}`);
			const parent = element.parentElement?.getBoundingClientRect();
			// A row that is made to be pushed sideways, such as the bar of sections, is wider than its frame.
			const isPushed = ['auto', 'scroll'].includes(
				getComputedStyle(element.parentElement ?? element).overflowX,
			);
			const flows = style.position === 'static' && element.textContent.trim() !== '' && !isPushed;
			if (
				flows &&
				parent &&
				parent.width > 0 &&
				(box.left < parent.left - tolerance || box.right > parent.right + tolerance)
			)
				found.push(`out of its block: ${named(element)}`);
			for (const line of linesOf(element))
				if (line.left < box.left - tolerance || line.right > box.right + tolerance)
					found.push(`stands out: ${named(element)}`);
		}
		for (const words of document.querySelectorAll<SVGTextElement>('svg text')) {
			const frame = words.parentElement?.querySelector('rect.frame')?.getBoundingClientRect();
			const { left, right } = words.getBoundingClientRect();
			if (frame && (left < frame.left - tolerance || right > frame.right + tolerance))
				found.push(`stands out of its frame: ${named(words)}`);
		}
		return [...new Set(found)];

		/** Of the words that stand in this block itself, or in what flows in it; a space may hang over the end of a line. */
		function linesOf(block: Element): readonly DOMRect[] {
			return [...block.childNodes]
				.filter((child) => !(child instanceof Element) || getComputedStyle(child).display === 'inline')
				.flatMap(wordsIn)
				.flatMap((word) => [...word.getClientRects()])
				.filter(({ width }) => width > 0);
		}

		function wordsIn(part: Node): readonly Range[] {
			if (!(part instanceof Text)) return [...part.childNodes].flatMap(wordsIn);
			return [...part.data.matchAll(/\S+/g)].map(({ 0: word, index }) => {
				const range = document.createRange();
				range.setStart(part, index);
				range.setEnd(part, index + word.length);
				return range;
			});
		}
	});

/** Everything that is written on the page or read out from it. */
export const saidOn = (page: Page): Promise<readonly string[]> =>
	page.evaluate(() => {
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const texts: string[] = [document.title];
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const tag = node.parentElement?.tagName ?? '';
			if (!['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(tag)) texts.push(node.textContent ?? '');
		}
		const attributes = ['aria-label', 'placeholder', 'title', 'alt', 'aria-description', 'data-name'];
		for (const element of document.body.querySelectorAll('*'))
			for (const attribute of attributes) texts.push(element.getAttribute(attribute) ?? '');
		return texts.map((text) => text.trim()).filter((text) => text !== '');
	});
