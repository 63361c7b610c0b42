import { deviceNotes } from '../storage/device-note.ts';
import { browserKind, type HostApp } from './browser-kind.ts';

/** Chromium's offer to install; no standard describes it. */
interface InstallOffer extends Event {
	prompt(): Promise<unknown>;
	readonly userChoice: Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

export type InstallHint =
	| { readonly kind: 'none' }
	/** One tap: the browser offers to install. */
	| { readonly kind: 'offered' }
	/** By hand, through the share sheet. */
	| { readonly kind: 'share-sheet' };

/** Whether this page is one that stays: installed, installable, or only a window inside another app. */
class Installation {
	#offer = $state.raw<InstallOffer | undefined>(undefined);
	#sharesToHomeScreen = $state.raw(false);
	#isClosed = $state.raw(false);
	#hasResult = $state.raw(false);
	#host = $state.raw<HostApp | undefined>(undefined);
	#isHostTold = $state.raw(false);

	/** Only after a first result, until it is closed for good or followed. */
	hint = $derived.by((): InstallHint => {
		if (!this.#hasResult || this.#isClosed) return { kind: 'none' };
		if (this.#offer) return { kind: 'offered' };
		return { kind: this.#sharesToHomeScreen ? 'share-sheet' : 'none' };
	});

	/** The app in whose window the page stands, until the reader has closed the note about it. */
	host = $derived(this.#isHostTold ? undefined : this.#host);

	/** Called once in the browser, as early as possible: the offer comes once and is not repeated. */
	watch(): void {
		window.addEventListener('beforeinstallprompt', (event) => {
			// The browser's own banner comes at its moment; ours waits for the first result.
			event.preventDefault();
			this.#offer = event as InstallOffer;
		});
		window.addEventListener('appinstalled', () => {
			this.#offer = undefined;
			this.close();
		});
		const found = browserKind(navigator);
		if (found.kind === 'in-app') this.#host = found.host;
		this.#sharesToHomeScreen = found.kind === 'share-sheet' && !isInstalled();
		this.#isClosed = deviceNotes.read(closedKey) !== undefined;
		this.#isHostTold = deviceNotes.read(hostToldKey) !== undefined;
		this.#hasResult = deviceNotes.read(resultKey) !== undefined;
	}

	/** From now on the hint may stand on every page that has a place for it. */
	noteResult(): void {
		if (this.#hasResult) return;
		this.#hasResult = true;
		deviceNotes.write(resultKey, 'seen');
	}

	async install(): Promise<void> {
		const offer = this.#offer;
		if (offer === undefined) return;
		// An offer can be used once.
		this.#offer = undefined;
		await offer.prompt();
		if ((await offer.userChoice).outcome === 'accepted') this.close();
	}

	/** For good. */
	close(): void {
		this.#isClosed = true;
		deviceNotes.write(closedKey, 'closed');
	}

	/** For good. */
	closeHostNote(): void {
		this.#isHostTold = true;
		deviceNotes.write(hostToldKey, 'closed');
	}
}

export const installation = new Installation();

const closedKey = 'factory-checkup:install-hint';
const hostToldKey = 'factory-checkup:host-note';
const resultKey = 'factory-checkup:result';

/** Opened from the home screen. */
const isInstalled = (): boolean =>
	window.matchMedia('(display-mode: standalone)').matches ||
	('standalone' in navigator && navigator.standalone === true);
