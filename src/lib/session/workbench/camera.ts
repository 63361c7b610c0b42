import { failure, success, type Result } from '../../engine/result.ts';

/** Why there is nothing to see. */
export type CameraProblem =
	/** The browser has no way to a camera: an old one, one inside another app, or a page without HTTPS. */
	| { readonly kind: 'unsupported' }
	| { readonly kind: 'refused' }
	| { readonly kind: 'none' }
	/** Another app holds it. */
	| { readonly kind: 'busy' };

export interface Camera {
	readonly stream: MediaStream;
	readonly hasTorch: boolean;
	/** False where it would not. */
	setTorch(on: boolean): Promise<boolean>;
	/** Pulled out, or taken by another app; not when it is stopped here. */
	onLost(listener: () => void): void;
	stop(): void;
}

/** The one at the back, where there is one. */
export async function openCamera(): Promise<Result<Camera, CameraProblem>> {
	if (!('mediaDevices' in navigator)) return failure([{ kind: 'unsupported' }]);
	try {
		return success(cameraOf(await navigator.mediaDevices.getUserMedia({ video: wanted })));
	} catch (error) {
		return failure([problemOf(error)]);
	}
}

/** Finer than a code needs takes a cheap phone longer to look at. */
const wanted: MediaTrackConstraints = {
	facingMode: { ideal: 'environment' },
	width: { ideal: 1280 },
	height: { ideal: 720 },
	frameRate: { ideal: 30 },
};

function cameraOf(stream: MediaStream): Camera {
	const [track] = stream.getVideoTracks();
	return {
		stream,
		hasTorch: track !== undefined && hasTorch(track),
		setTorch: (on) =>
			track === undefined
				? Promise.resolve(false)
				: track.applyConstraints({ advanced: [torch(on)] }).then(
						() => true,
						() => false,
					),
		onLost: (listener) => {
			track?.addEventListener('ended', listener);
		},
		stop: () => {
			stream.getTracks().forEach((each) => {
				each.stop();
			});
		},
	};
}

/** The DOM library does not know it yet. Source: W3C, MediaStream Image Capture, 6.2. */
interface WithTorch extends MediaTrackConstraintSet {
	readonly torch: boolean;
}
const torch = (on: boolean): WithTorch => ({ torch: on });

/** Firefox does not say what a camera can do. */
const hasTorch = (track: MediaStreamTrack): boolean =>
	'getCapabilities' in track && 'torch' in track.getCapabilities();

function problemOf(error: unknown): CameraProblem {
	switch (error instanceof DOMException ? error.name : '') {
		case 'NotAllowedError':
		case 'SecurityError':
			return { kind: 'refused' };
		case 'NotFoundError':
		case 'OverconstrainedError':
			return { kind: 'none' };
		case 'NotReadableError':
		case 'AbortError':
			return { kind: 'busy' };
	}
	return { kind: 'unsupported' };
}
