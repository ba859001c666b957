const oldest = [20, 19];

/** @param {string} version */
export function isNodeNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

/** @param {string} version */
export function requireNode(version) {
  if (!isNodeNewEnough(version)) {
    process.stderr.write(`Rollout needs Node.js ${oldest.join(".")} or newer; this is ${version}. A patched 22 or 24 is recommended.\n`);
    process.stderr.write(`Rollout 需要 Node.js ${oldest.join(".")} 或更高版本，当前版本为 ${version}。\n`);
    process.exit(1);
  }
}
