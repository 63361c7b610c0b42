import { createServer, type AddressInfo } from 'node:net';

/** A port that nobody on this machine listens on, by whatever name it is asked for. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** Asks ten times a second for ten seconds, one question after the other; a question that fails is a no. */
export async function untilUp(address: string, isUp: (address: string) => Promise<boolean>): Promise<void> {
	for (let attempt = 0; attempt < 100; attempt++) {
		if (await isUp(address).catch(() => false)) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	throw new Error(`nothing answers at ${address}`);
}
