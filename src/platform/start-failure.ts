/** A start that can't go on for a reason that the operator can mend: one sentence, shown without a stack trace. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
}

/** The sentence for a file that can't be made or read, whatever it is for. */
export function fileFailure(error: unknown, what: string, path: string): StartFailure {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StartFailure(`The disk that holds ${path} is full: free some space, then start again.`);
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new StartFailure(`This account may not write ${what} in ${path}: give it the folder, or name another one.`);
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartFailure(`${path} is in the way of ${what}: it has to be a folder. Move it, or name another one.`);
  }
  return new StartFailure(`${what} could not be written in ${path} (${code ?? String(error)}).`);
}
