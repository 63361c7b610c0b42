import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A telephone line in front of a server: what the page and its worker fetch share it, as on a phone. */
export interface SlowLine {
	readonly address: string;
	readonly hangUp: () => Promise<void>;
}

interface Speed {
	readonly bitsPerSecond: number;
	/** Milliseconds that everything is late by, there and back together. */
	readonly roundTrip: number;
}

export async function slowLine(to: number, { bitsPerSecond, roundTrip }: Speed): Promise<SlowLine> {
	const bytesPerMs = bitsPerSecond / 8 / 1000;
	const sockets = new Set<Socket>();
	let isFreeAt = 0;

	/** What comes back queues up behind everything else that comes back. */
	function sendSlowly(chunk: Buffer, phone: Socket): void {
		isFreeAt = Math.max(isFreeAt, performance.now()) + chunk.length / bytesPerMs;
		setTimeout(() => phone.write(chunk), isFreeAt - performance.now());
	}

	const line = createServer((phone) => {
		const host = connect(to, 'localhost');
		for (const socket of [phone, host]) {
			sockets.add(socket);
			socket.setNoDelay(true);
			socket.on('error', () => socket.destroy());
			socket.on('close', () => sockets.delete(socket));
		}
		phone.on('data', (chunk) => setTimeout(() => host.write(chunk), roundTrip));
		// Small pieces, so that two answers share the line instead of taking turns.
		host.on('data', (chunk: Buffer) => {
			for (let at = 0; at < chunk.length; at += 1460) sendSlowly(chunk.subarray(at, at + 1460), phone);
		});
		phone.on('close', () => host.destroy());
	});
	await new Promise<void>((done) => line.listen(0, 'localhost', done));
	return {
		address: `http://localhost:${String((line.address() as AddressInfo).port)}`,
		hangUp: () =>
			new Promise((done) => {
				line.close(() => {
					done();
				});
				for (const socket of sockets) socket.destroy();
			}),
	};
}
