/** Colours and letters of the page, for what is drawn on a canvas. */
export interface PictureInk {
	readonly colour: (token: string) => string;
	readonly font: (size: number, weight?: 400 | 700) => string;
}

export function inkOfPage(): PictureInk {
	const page = getComputedStyle(document.documentElement);
	return {
		colour: (token) => page.getPropertyValue(`--${token}`).trim(),
		font: (size, weight = 400) => `${String(weight)} ${String(size)}px ${page.fontFamily}`,
	};
}

interface RoundedBox {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly radius: number;
}

/** By hand, because the web views of chat apps are older than the canvas's own. */
export function roundedBox({ x, y, width, height, radius: r }: RoundedBox): Path2D {
	const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
	const [across, down] = [width - 2 * r, height - 2 * r];
	return new Path2D(
		`M${x + r} ${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}Z`,
	);
}
