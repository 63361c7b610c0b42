/** A sheet in grey, a byte a dot; 255 is bare paper. */
export interface Picture {
	readonly width: number;
	readonly height: number;
	readonly grey: Uint8Array;
}

/** In dots. */
export interface Box {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** Pale enough to be the edge of a letter that ends before it. */
const paper = 200;

/** Reads what `pdftoppm -gray` writes: one picture in the form P5 after the other. */
export function inkIn(bytes: Uint8Array): readonly Picture[] {
	const pictures: Picture[] = [];
	for (let at = 0; at < bytes.length;) {
		const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(latin.decode(bytes.subarray(at, at + 40)));
		if (head === null) throw new Error('not a grey picture');
		const [width, height] = [Number(head[1]), Number(head[2])];
		const start = at + head[0].length;
		at = start + width * height;
		pictures.push({ width, height, grey: bytes.subarray(start, at) });
	}
	return pictures;
}

const latin = new TextDecoder('latin1');

/** The smallest box around all ink; nothing on a bare sheet. */
export function inkBox({ width, height, grey }: Picture): Box | undefined {
	const box = { left: width, right: -1, top: height, bottom: -1 };
	for (let y = 0; y < height; y += 1)
		for (let x = 0; x < width; x += 1) {
			if ((grey[y * width + x] ?? paper) >= paper) continue;
			box.left = Math.min(box.left, x);
			box.right = Math.max(box.right, x);
			box.top = Math.min(box.top, y);
			box.bottom = y;
		}
	return box.right < 0 ? undefined : box;
}
