// Web addresses that only open in the writer's own network.

/**
 * @param {string} address @param {{ patterns: Record<string, string> }} world the rules of the form
 */
export const isClosed = (address, world) => new RegExp(`^(?:${world.patterns.closed})$`, "u").test(address.toLowerCase());
