/** A dialog that is asked as soon as it is there. */
export const modal = (dialog: HTMLDialogElement): void => dialog.showModal();
