/** Finds the names of the bundles of extensions in the build settings of targets. */
import { plainSetting, type Setting } from './settings.js';

const productName = 'PRODUCT_NAME';

/** What determines the name of a bundle. Source: swift-build ProductTypes.xcspec, com.apple.product-type.bundle. */
const determining: ReadonlySet<string> = new Set([
	productName,
	'FULL_PRODUCT_NAME',
	'WRAPPER_NAME',
	'WRAPPER_PREFIX',
]);

/** The name that Xcode gives an extension by default: its identifier. Source: swift-build DarwinProductTypes.xcspec. */
const usualName = '$(PRODUCT_BUNDLE_IDENTIFIER)';
/** A name that depends on settings that are not read. */
const unknownName = '$(inherited)';

/**
 * The name of the bundle of an extension, without that of its type. Undefined where it is unknown, and where it is that
 * of Xcode by default. `shared` are the settings of the project; undefined where others may replace them.
 */
export function bundleNameOf(
	target: string,
	own: readonly Setting[],
	shared: readonly Setting[] | undefined,
): string | undefined {
	const inherited = shared ? nameIn(shared, usualName) : unknownName;
	const name = nameIn(own, inherited);
	if (/^\$[({]TARGET_NAME[)}]$/.test(name)) return target;
	// Variables, and what YAML has in place of a text, such as `*name`.
	return /^[\w.-]+(?: [\w.-]+)*$/.test(name) ? name : undefined;
}

/** Whether a setting, perhaps one with a condition, determines the name of a bundle. */
export function namesBundle([name]: Setting): boolean {
	return determining.has(plainSetting(name));
}

function nameIn(settings: readonly Setting[], inherited: string): string {
	const [first, ...others] = settings.filter(namesBundle);
	if (!first) return inherited;
	const [name, value] = first;
	if (name !== productName || others.length > 0) return unknownName;
	return /^\$[({]inherited[)}]$/.test(value) ? inherited : value;
}
