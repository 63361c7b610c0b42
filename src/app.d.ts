/// <reference types="trusted-types" />

export {};
