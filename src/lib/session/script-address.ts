import { browser } from '$app/environment';

/** Trusted Types ask for a policy wherever an address becomes a script; ours lets only scripts of this app through. */
export const scriptAddress = (address: string): string | TrustedScriptURL =>
	policy?.createScriptURL(address) ?? address;

const policy = browser
	? window.trustedTypes?.createPolicy('factory-checkup', { createScriptURL: ownAddress })
	: undefined;

function ownAddress(address: string): string {
	if (new URL(address, location.href).origin === location.origin) return address;
	throw new TypeError(`${address} is no script of this app`);
}
