/**
 * Hashes as an integrity attribute has them.
 *
 * @module hash
 */

/**
 * @param {ArrayBuffer} bytes
 * @returns {Promise<string>} `sha256-` and base64, as the build wrote it down
 */
export async function hashBytes(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return `sha256-${btoa(String.fromCharCode(...digest))}`;
}
