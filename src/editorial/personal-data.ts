/** A private mobile number, and an identity number: no list names persons. */
export const mobilePhone = /(?<![\dA-Za-z])1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\dA-Za-z])/u;
export const idNumber = /(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])/u;
