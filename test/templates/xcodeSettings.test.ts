/** The build settings of dext projects, compared with those that Xcode 26.3 writes for a new dext and a new app: each difference has a reason. */
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { allRenderings } from './renderings.js';

type Settings = Readonly<Record<string, unknown>>;

/** Of both targets, with the values of the Debug configuration. Names and values from public projects, such as jquirke/AQC111Driver. */
const ofProject: Settings = {
	ALWAYS_SEARCH_USER_PATHS: 'NO',
	ASSETCATALOG_COMPILER_GENERATE_SWIFT_ASSET_SYMBOL_EXTENSIONS: 'YES',
	CLANG_ANALYZER_NONNULL: 'YES',
	CLANG_ANALYZER_NUMBER_OBJECT_CONVERSION: 'YES_AGGRESSIVE',
	CLANG_CXX_LANGUAGE_STANDARD: 'gnu++20',
	CLANG_ENABLE_MODULES: 'YES',
	CLANG_ENABLE_OBJC_ARC: 'YES',
	CLANG_ENABLE_OBJC_WEAK: 'YES',
	CLANG_WARN_BLOCK_CAPTURE_AUTORELEASING: 'YES',
	CLANG_WARN_BOOL_CONVERSION: 'YES',
	CLANG_WARN_COMMA: 'YES',
	CLANG_WARN_CONSTANT_CONVERSION: 'YES',
	CLANG_WARN_DEPRECATED_OBJC_IMPLEMENTATIONS: 'YES',
	CLANG_WARN_DIRECT_OBJC_ISA_USAGE: 'YES_ERROR',
	CLANG_WARN_DOCUMENTATION_COMMENTS: 'YES',
	CLANG_WARN_EMPTY_BODY: 'YES',
	CLANG_WARN_ENUM_CONVERSION: 'YES',
	CLANG_WARN_INFINITE_RECURSION: 'YES',
	CLANG_WARN_INT_CONVERSION: 'YES',
	CLANG_WARN_NON_LITERAL_NULL_CONVERSION: 'YES',
	CLANG_WARN_OBJC_IMPLICIT_RETAIN_SELF: 'YES',
	CLANG_WARN_OBJC_LITERAL_CONVERSION: 'YES',
	CLANG_WARN_OBJC_ROOT_CLASS: 'YES_ERROR',
	CLANG_WARN_QUOTED_INCLUDE_IN_FRAMEWORK_HEADER: 'YES',
	CLANG_WARN_RANGE_LOOP_ANALYSIS: 'YES',
	CLANG_WARN_STRICT_PROTOTYPES: 'YES',
	CLANG_WARN_SUSPICIOUS_MOVE: 'YES',
	CLANG_WARN_UNGUARDED_AVAILABILITY: 'YES_AGGRESSIVE',
	CLANG_WARN_UNREACHABLE_CODE: 'YES',
	CLANG_WARN__DUPLICATE_METHOD_MATCH: 'YES',
	COPY_PHASE_STRIP: 'NO',
	DEBUG_INFORMATION_FORMAT: 'dwarf',
	ENABLE_STRICT_OBJC_MSGSEND: 'YES',
	ENABLE_TESTABILITY: 'YES',
	ENABLE_USER_SCRIPT_SANDBOXING: 'YES',
	GCC_C_LANGUAGE_STANDARD: 'gnu17',
	GCC_DYNAMIC_NO_PIC: 'NO',
	GCC_NO_COMMON_BLOCKS: 'YES',
	GCC_OPTIMIZATION_LEVEL: '0',
	GCC_PREPROCESSOR_DEFINITIONS: ['DEBUG=1', '$(inherited)'],
	GCC_WARN_64_TO_32_BIT_CONVERSION: 'YES',
	GCC_WARN_ABOUT_RETURN_TYPE: 'YES_ERROR',
	GCC_WARN_UNDECLARED_SELECTOR: 'YES',
	GCC_WARN_UNINITIALIZED_AUTOS: 'YES_AGGRESSIVE',
	GCC_WARN_UNUSED_FUNCTION: 'YES',
	GCC_WARN_UNUSED_VARIABLE: 'YES',
	LOCALIZATION_PREFERS_STRING_CATALOGS: 'YES',
	MTL_ENABLE_DEBUG_INFO: 'INCLUDE_SOURCE',
	MTL_FAST_MATH: 'YES',
	ONLY_ACTIVE_ARCH: 'YES',
	CODE_SIGN_STYLE: 'Automatic',
	CURRENT_PROJECT_VERSION: '1',
	DEVELOPMENT_TEAM: '',
	MARKETING_VERSION: '1.0',
	STRING_CATALOG_GENERATE_SYMBOLS: 'YES',
	SWIFT_EMIT_LOC_STRINGS: 'YES',
};

const ofXcode: Readonly<Record<'MyDriver' | 'MyDriverApp', Settings>> = {
	MyDriver: {
		...ofProject,
		CODE_SIGN_ENTITLEMENTS: 'MyDriver/MyDriver.entitlements',
		DRIVERKIT_DEPLOYMENT_TARGET: '25.2',
		GENERATE_INFOPLIST_FILE: 'YES',
		INFOPLIST_FILE: 'MyDriver/Info.plist',
		INFOPLIST_KEY_OSBundleUsageDescription: '',
		PRODUCT_BUNDLE_IDENTIFIER: 'com.example.MyDriverApp.driver',
		PRODUCT_NAME: '$(inherited)',
		RUN_CLANG_STATIC_ANALYZER: 'YES',
		SDKROOT: 'driverkit',
		SKIP_INSTALL: 'YES',
	},
	MyDriverApp: {
		...ofProject,
		ASSETCATALOG_COMPILER_APPICON_NAME: 'AppIcon',
		ASSETCATALOG_COMPILER_GLOBAL_ACCENT_COLOR_NAME: 'AccentColor',
		CODE_SIGN_ENTITLEMENTS: 'MyDriverApp/MyDriverApp.entitlements',
		COMBINE_HIDPI_IMAGES: 'YES',
		ENABLE_HARDENED_RUNTIME: 'YES',
		GENERATE_INFOPLIST_FILE: 'YES',
		INFOPLIST_FILE: 'MyDriverApp/Info.plist',
		LD_RUNPATH_SEARCH_PATHS: ['$(inherited)', '@executable_path/../Frameworks'],
		MACOSX_DEPLOYMENT_TARGET: '26.2',
		PRODUCT_BUNDLE_IDENTIFIER: 'com.example.MyDriverApp',
		PRODUCT_NAME: '$(TARGET_NAME)',
		REGISTER_APP_GROUPS: 'YES',
		SDKROOT: 'macosx',
		SWIFT_ACTIVE_COMPILATION_CONDITIONS: 'DEBUG $(inherited)',
		SWIFT_APPROACHABLE_CONCURRENCY: 'YES',
		SWIFT_DEFAULT_ACTOR_ISOLATION: 'MainActor',
		SWIFT_OPTIMIZATION_LEVEL: '-Onone',
		SWIFT_UPCOMING_FEATURE_MEMBER_IMPORT_VISIBILITY: 'YES',
		SWIFT_VERSION: '5.0',
	},
};

/** Why the project has another value, or one where Xcode writes none; the first pattern that matches. */
const reasons: readonly (readonly [setting: RegExp, reason: string])[] = [
	[/OBJC|OBJECT_CONVERSION|AUTORELEASING|DUPLICATE_METHOD|UNDECLARED_SELECTOR/, 'for Objective-C'],
	[/^ASSETCATALOG_|^COMBINE_HIDPI_IMAGES$/, 'for images, which the app does not have'],
	[/^MTL_/, 'for Metal'],
	[/STRING_CATALOG|^SWIFT_EMIT_LOC_STRINGS$/, 'for translations, which the app does not have'],
	[/STRICT_PROTOTYPES|^GCC_C_LANGUAGE|^GCC_NO_COMMON_BLOCKS$/, 'for C'],
	[/^GCC_DYNAMIC_NO_PIC$/, 'for 32-bit code'],
	[/QUOTED_INCLUDE_IN_FRAMEWORK/, 'for frameworks'],
	[/^CLANG_ENABLE_MODULES$/, 'DriverKit has no modules'],
	[/^ENABLE_USER_SCRIPT_SANDBOXING$/, 'for scripts, which the project does not have'],
	[/^REGISTER_APP_GROUPS$/, 'for app groups, which the app does not have'],
	[
		/INFOPLIST_(?:FILE$|KEY)/,
		'the property lists are complete, so that what is checked is what is built',
	],
	[/DEPLOYMENT_TARGET$/, 'the oldest system that the driver runs on, not the newest one'],
	[
		/CONCURRENCY$|ACTOR_ISOLATION$|MEMBER_IMPORT/,
		'for Xcode 26, while the code is for Xcode 14 and later',
	],
	[/^SWIFT_ACTIVE_COMPILATION_CONDITIONS$/, 'there is nothing to inherit'],
	[/^PRODUCT_NAME$/, 'a dext is named after its identifier, whatever the product type sets'],
	[/^CODE_SIGN_IDENTITY$/, 'the identity that automatic signing uses for development'],
	[/^OTHER_LDFLAGS$/, 'the frameworks, which Xcode lists in a build phase'],
	[/^SWIFT_/, 'of the app, stated for both targets'],
];

function reasonFor(setting: string): string | undefined {
	return reasons.find(([pattern]) => pattern.test(setting))?.[1];
}

interface Spec {
	readonly settings: {
		readonly base: Settings;
		readonly configs: Readonly<Record<string, Settings>>;
	};
	readonly targets: Readonly<Record<string, { readonly settings: { readonly base: Settings } }>>;
}

/** The names of the settings of each target that have another value than in Xcode. */
function differences(): readonly (readonly [target: string, names: readonly string[]])[] {
	const rendering = allRenderings(['default']).find(({ template }) => template.id === 'usb-device');
	const file = rendering?.files.find(({ path }) => path === 'project.yml')?.text ?? '';
	const { settings, targets } = parseYaml(file) as Spec;
	return Object.entries(ofXcode).map(([target, expected]) => {
		const own: Settings = {
			...settings.base,
			...settings.configs.Debug,
			...targets[target]?.settings.base,
		};
		const names = new Set([...Object.keys(own), ...Object.keys(expected)]);
		return [
			target,
			[...names].filter((name) => JSON.stringify(own[name]) !== JSON.stringify(expected[name])),
		];
	});
}

const found = differences();

describe('the build settings of', () => {
	it.each(found)('%s are those of Xcode, or have a reason', (_target, names) => {
		expect(names.filter((name) => reasonFor(name) === undefined)).toEqual([]);
	});
});

it('every reason is for a setting that differs', () => {
	const given = new Set(found.flatMap(([, names]) => names.map(reasonFor)));
	expect(reasons.map(([, reason]) => reason).filter((each) => !given.has(each))).toEqual([]);
});
