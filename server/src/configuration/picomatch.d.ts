/** The part of picomatch that is used; the package has no types of its own. */
declare module 'picomatch/posix' {
	/** A test of paths against a glob. */
	function picomatch(glob: string, options?: { readonly dot?: boolean }): (path: string) => boolean;
	export default picomatch;
}
