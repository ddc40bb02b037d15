/** The text of a file in PEM form. */
declare const readPem: (file: string) => string;
