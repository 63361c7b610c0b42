type Turn = () => void;

const waiting = new Set<Turn>();
/** Not told by who waits: that may be taken back and asked anew before the next one comes, and two would come at once. */
let isNextDue = false;

/** Calls in the order of asking, each in a task of its own after the screen has been painted. Gives what takes it back. */
export function waitForTurn(turn: Turn): () => void {
	waiting.add(turn);
	callNext();
	return () => {
		waiting.delete(turn);
	};
}

function callNext(): void {
	if (isNextDue || waiting.size === 0) return;
	isNextDue = true;
	afterPaint(next);
}

function next(): void {
	isNextDue = false;
	const [turn] = waiting;
	if (turn === undefined) return;
	waiting.delete(turn);
	turn();
	callNext();
}

/** A hidden page paints nothing, and is not waited for by anyone. */
export function afterPaint(then: () => void): void {
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
