// Installs what package-lock.json names, and only when it is not what node_modules already holds.
// Times of files say nothing after a checkout, so the fingerprint of the lock file is kept beside what came of it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.installed';

const wanted = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(`${process.platform} ${process.arch}`)
  .digest('hex');

if (installed() !== wanted) {
  const npm = spawnSync('npm', ['ci', '--ignore-scripts', '--prefer-offline'], { stdio: 'inherit' });
  if (npm.status !== 0) {
    console.error(`npm ci: ${npm.error?.message ?? `exit ${npm.status}`} (expected: exit 0)`);
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}

function installed() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return 'nothing';
  }
}
