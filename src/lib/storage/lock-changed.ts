/** Another tab has set the lock or taken it away: what this page would write, nobody may read, or nobody ever could. */
export class LockChanged extends Error {
	override readonly name = 'LockChanged';
}
