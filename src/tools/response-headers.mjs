// What a host says about a file beside its content. docs/hosting/ says the same to nginx and Caddy.

/** The page's own policy is in its HTML; what a `<meta>` can not say is said here. */
export const SECURITY_HEADERS = Object.freeze({
	'Content-Security-Policy': "frame-ancestors 'none'",
	'X-Frame-Options': 'DENY',
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Permissions-Policy': 'camera=(), geolocation=(), microphone=(self), payment=(), usb=()',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
});

/** @param {string} pathname */
export function cacheControl(pathname) {
	// These names carry a hash of their content.
	if (pathname.includes('/_app/immutable/')) return 'public, max-age=31536000, immutable';
	// Everything else is asked for again: most of all pages and the service worker.
	return 'no-cache';
}
