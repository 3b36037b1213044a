/** The targets and settings of a project, from which `project.yml` and the Xcode project are rendered. */

export type ProductType =
	| 'application'
	| 'driver-extension'
	| 'system-extension'
	| 'kernel-extension.iokit';

/** A build setting is a text or a list of words. */
export type BuildSettings = Readonly<Record<string, string | readonly string[]>>;

/** Strings may have placeholders. */
export interface XcodeTarget {
	readonly name: string;
	readonly productType: ProductType;
	/** The folder of its files; those that a compiler reads are its sources. */
	readonly folder: string;
	/** `PRODUCT_BUNDLE_IDENTIFIER` is required: the products of extensions are named after it. */
	readonly settings: BuildSettings;
	/** The names of extension targets that the product contains. */
	readonly embeds?: readonly string[];
}

export interface XcodeProject {
	readonly name: string;
	readonly settings: BuildSettings;
	readonly targets: readonly XcodeTarget[];
}

/** A target with the paths of its files, relative to the project's folder. */
export interface FilledTarget extends XcodeTarget {
	readonly files: readonly string[];
}

export interface FilledProject extends XcodeProject {
	readonly targets: readonly FilledTarget[];
}

/** The settings that differ between the configurations, as in new projects of Xcode. */
export const configurations: Readonly<Record<'Debug' | 'Release', BuildSettings>> = {
	Debug: {
		DEBUG_INFORMATION_FORMAT: 'dwarf',
		ENABLE_TESTABILITY: 'YES',
		GCC_OPTIMIZATION_LEVEL: '0',
		GCC_PREPROCESSOR_DEFINITIONS: ['DEBUG=1', '$(inherited)'],
		ONLY_ACTIVE_ARCH: 'YES',
		SWIFT_ACTIVE_COMPILATION_CONDITIONS: 'DEBUG',
		SWIFT_OPTIMIZATION_LEVEL: '-Onone',
	},
	Release: {
		DEBUG_INFORMATION_FORMAT: 'dwarf-with-dsym',
		ENABLE_NS_ASSERTIONS: 'NO',
		SWIFT_COMPILATION_MODE: 'wholemodule',
	},
};

/** The settings of all new projects of Xcode that have another default in old ones. */
export const modern: BuildSettings = {
	ALWAYS_SEARCH_USER_PATHS: 'NO',
	COPY_PHASE_STRIP: 'NO',
};

/** The warnings about C++ that new projects of Xcode turn on. */
export const warnings: BuildSettings = {
	CLANG_ANALYZER_NONNULL: 'YES',
	CLANG_WARN_BOOL_CONVERSION: 'YES',
	CLANG_WARN_COMMA: 'YES',
	CLANG_WARN_CONSTANT_CONVERSION: 'YES',
	CLANG_WARN_DOCUMENTATION_COMMENTS: 'YES',
	CLANG_WARN_EMPTY_BODY: 'YES',
	CLANG_WARN_ENUM_CONVERSION: 'YES',
	CLANG_WARN_INFINITE_RECURSION: 'YES',
	CLANG_WARN_INT_CONVERSION: 'YES',
	CLANG_WARN_NON_LITERAL_NULL_CONVERSION: 'YES',
	CLANG_WARN_RANGE_LOOP_ANALYSIS: 'YES',
	CLANG_WARN_SUSPICIOUS_MOVE: 'YES',
	CLANG_WARN_UNGUARDED_AVAILABILITY: 'YES_AGGRESSIVE',
	CLANG_WARN_UNREACHABLE_CODE: 'YES',
	GCC_WARN_64_TO_32_BIT_CONVERSION: 'YES',
	GCC_WARN_ABOUT_RETURN_TYPE: 'YES_ERROR',
	GCC_WARN_UNINITIALIZED_AUTOS: 'YES_AGGRESSIVE',
	GCC_WARN_UNUSED_FUNCTION: 'YES',
	GCC_WARN_UNUSED_VARIABLE: 'YES',
};

/** Whether a compiler reads a file. */
export function isSource(path: string): boolean {
	return /\.(swift|iig|cpp|c|m|mm)$/.test(path);
}

/** The file name of a product, without its extension. The system requires that extensions are named after their identifier. */
export function productName({ name, productType, settings }: XcodeTarget): string {
	const isExtension = productType === 'driver-extension' || productType === 'system-extension';
	return isExtension ? String(settings.PRODUCT_BUNDLE_IDENTIFIER) : name;
}
