import { codeOf, plainCode } from '../engine/copied-code.ts';

const length = 24;

/** 120 bits of chance, in groups to be written down: `7K3M-…`. */
export const newRecoveryCode = (): string => codeOf([...crypto.getRandomValues(new Uint8Array(length))]);

/** As it was written down or typed: the one form that opens. */
export const normalRecoveryCode = plainCode;
