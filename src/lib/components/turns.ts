type Turn = () => void;

const waiting = new Set<Turn>();

/** Calls in the order of asking, each in a task of its own after the screen has been painted. Gives what takes it back. */
export function waitForTurn(turn: Turn): () => void {
	waiting.add(turn);
	if (waiting.size === 1) afterPaint(next);
	return () => {
		waiting.delete(turn);
	};
}

function next(): void {
	const [turn] = waiting;
	if (turn === undefined) return;
	waiting.delete(turn);
	turn();
	if (waiting.size > 0) afterPaint(next);
}

/** A hidden page paints nothing, and is not waited for by anyone. */
function afterPaint(then: () => void): void {
	if (document.hidden) inNextTask(then);
	else requestAnimationFrame(() => void inNextTask(then));
}

/** Gives what takes it back. By a message, for browsers make timers wait the longer the more of them follow each other. */
export function inNextTask(then: () => void): () => void {
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = () => {
		port1.close();
		then();
	};
	port2.postMessage(undefined);
	return () => {
		port1.close();
	};
}
