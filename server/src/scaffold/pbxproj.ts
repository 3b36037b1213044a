/** The Xcode project file of a project. Its object identifiers depend only on names. */
import { build, type XcodeProject as Pbxproj } from '@bacons/xcode/json';
import {
	type BuildSettings,
	configurations,
	type FilledProject,
	type FilledTarget,
	isSource,
	type ProductType,
	productName,
} from './xcodeProject.js';

type Objects = Record<string, Readonly<Record<string, unknown>>>;

const products: Readonly<
	Record<ProductType, { readonly extension: string; readonly fileType: string }>
> = {
	application: { extension: 'app', fileType: 'wrapper.application' },
	'driver-extension': { extension: 'dext', fileType: 'wrapper.driver-extension' },
	'system-extension': { extension: 'systemextension', fileType: 'wrapper.system-extension' },
	'kernel-extension.iokit': { extension: 'kext', fileType: 'wrapper.cfbundle' },
};

/** By extension; every file of a target has one. */
const fileTypes: Readonly<Record<string, string>> = {
	c: 'sourcecode.c.c',
	cpp: 'sourcecode.cpp.cpp',
	entitlements: 'text.plist.entitlements',
	h: 'sourcecode.c.h',
	hpp: 'sourcecode.cpp.h',
	iig: 'sourcecode.iig',
	m: 'sourcecode.c.objc',
	mm: 'sourcecode.cpp.objcpp',
	plist: 'text.plist.xml',
	swift: 'sourcecode.swift',
};

/** "Products directory" in the build phase editor of Xcode. */
const productsDirectory = 16;
const everyAction = 2147483647;

/** For Xcode 14 and later. */
export function renderPbxproj(project: FilledProject): string {
	const objects: Objects = {};
	for (const target of project.targets) addTarget(objects, project, target);
	const targets = project.targets.map(({ name }) => idOf('target', name));
	addGroups(objects, project);
	addConfigurations(objects, idOf('project'), project.settings, true);
	objects[idOf('project')] = {
		isa: 'PBXProject',
		attributes: {
			BuildIndependentTargetsInParallel: 1,
			// Xcode 26 and earlier do not offer to change the settings.
			LastUpgradeCheck: 2600,
			TargetAttributes: Object.fromEntries(
				targets.map((id) => [id, { CreatedOnToolsVersion: '15.0' }]),
			),
		},
		buildConfigurationList: idOf('configurations', idOf('project')),
		compatibilityVersion: 'Xcode 14.0',
		developmentRegion: 'en',
		hasScannedForEncodings: 0,
		knownRegions: ['en', 'Base'],
		mainGroup: idOf('group'),
		productRefGroup: idOf('products'),
		projectDirPath: '',
		projectRoot: '',
		targets,
	};
	const file = {
		archiveVersion: 1,
		classes: {},
		objectVersion: 56,
		objects,
		rootObject: idOf('project'),
	};
	// The library uses the line ends of the machine that it runs on.
	return build(file as unknown as Partial<Pbxproj>).replaceAll('\r\n', '\n');
}

/** 24 hexadecimal digits of three FNV-1a hashes: the same names give the same file. */
function idOf(...names: readonly string[]): string {
	const text = names.join('\0');
	return [0x811c9dc5, 0x01000193, 0x9e3779b9]
		.map((seed) => {
			let hash = seed;
			for (let at = 0; at < text.length; at++) {
				hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
			}
			return (hash >>> 0).toString(16).padStart(8, '0');
		})
		.join('')
		.toUpperCase();
}

function addTarget(objects: Objects, project: FilledProject, target: FilledTarget): void {
	const { name, productType, files, embeds = [] } = target;
	const { extension, fileType } = products[productType];
	objects[idOf('product', name)] = {
		isa: 'PBXFileReference',
		explicitFileType: fileType,
		includeInIndex: 0,
		path: `${productName(target)}.${extension}`,
		sourceTree: 'BUILT_PRODUCTS_DIR',
	};
	for (const path of files) {
		objects[idOf('file', path)] = {
			isa: 'PBXFileReference',
			lastKnownFileType: fileTypeOf(path),
			path: path.slice(path.lastIndexOf('/') + 1),
			sourceTree: '<group>',
		};
	}
	addPhase(
		objects,
		idOf('sources', name),
		'PBXSourcesBuildPhase',
		files.filter(isSource).map((path) => idOf('file', path)),
	);
	addPhase(objects, idOf('frameworks', name), 'PBXFrameworksBuildPhase', []);
	const phases = [idOf('sources', name), idOf('frameworks', name)];
	if (embeds.length > 0) phases.push(addEmbedding(objects, project, target));
	addConfigurations(objects, idOf('target', name), target.settings, false);
	objects[idOf('target', name)] = {
		isa: 'PBXNativeTarget',
		buildConfigurationList: idOf('configurations', idOf('target', name)),
		buildPhases: phases,
		buildRules: [],
		dependencies: embeds.map((embedded) => addDependency(objects, name, embedded)),
		name,
		productName: name,
		productReference: idOf('product', name),
		productType: `com.apple.product-type.${productType}`,
	};
}

function addPhase(
	objects: Objects,
	id: string,
	isa: string,
	references: readonly string[],
	more: Readonly<Record<string, unknown>> = {},
	settings?: Readonly<Record<string, unknown>>,
): void {
	const files = references.map((fileRef) => {
		const file = idOf('build', id, fileRef);
		objects[file] = { isa: 'PBXBuildFile', fileRef, ...(settings && { settings }) };
		return file;
	});
	objects[id] = {
		isa,
		buildActionMask: everyAction,
		files,
		runOnlyForDeploymentPostprocessing: 0,
		...more,
	};
}

function addEmbedding(objects: Objects, { targets }: FilledProject, target: FilledTarget): string {
	const id = idOf('embed', target.name);
	const embedded = targets.filter(({ name }) => target.embeds?.includes(name));
	addPhase(
		objects,
		id,
		'PBXCopyFilesBuildPhase',
		embedded.map(({ name }) => idOf('product', name)),
		{
			dstPath: '$(SYSTEM_EXTENSIONS_FOLDER_PATH)',
			dstSubfolderSpec: productsDirectory,
			name: 'Embed System Extensions',
		},
		// An extension is already signed, so Xcode does not sign it again (StandardFileTypes.xcspec: CodeSignOnCopy = NO).
		{ ATTRIBUTES: ['RemoveHeadersOnCopy'] },
	);
	return id;
}

function addDependency(objects: Objects, from: string, to: string): string {
	const id = idOf('dependency', from, to);
	const proxy = idOf('proxy', from, to);
	objects[proxy] = {
		isa: 'PBXContainerItemProxy',
		containerPortal: idOf('project'),
		proxyType: 1,
		remoteGlobalIDString: idOf('target', to),
		remoteInfo: to,
	};
	objects[id] = { isa: 'PBXTargetDependency', target: idOf('target', to), targetProxy: proxy };
	return id;
}

function addConfigurations(
	objects: Objects,
	owner: string,
	settings: BuildSettings,
	isProject: boolean,
): void {
	const buildConfigurations = Object.entries(configurations).map(([name, differing]) => {
		const id = idOf('configuration', owner, name);
		objects[id] = {
			isa: 'XCBuildConfiguration',
			buildSettings: isProject ? { ...settings, ...differing } : settings,
			name,
		};
		return id;
	});
	objects[idOf('configurations', owner)] = {
		isa: 'XCConfigurationList',
		buildConfigurations,
		defaultConfigurationIsVisible: 0,
		defaultConfigurationName: 'Release',
	};
}

function addGroups(objects: Objects, { targets }: FilledProject): void {
	for (const { folder, files } of targets) {
		objects[idOf('group', folder)] = {
			isa: 'PBXGroup',
			children: files.map((path) => idOf('file', path)),
			path: folder,
			sourceTree: '<group>',
		};
	}
	objects[idOf('products')] = {
		isa: 'PBXGroup',
		children: targets.map(({ name }) => idOf('product', name)),
		name: 'Products',
		sourceTree: '<group>',
	};
	objects[idOf('group')] = {
		isa: 'PBXGroup',
		children: [...targets.map(({ folder }) => idOf('group', folder)), idOf('products')],
		sourceTree: '<group>',
	};
}

function fileTypeOf(path: string): string {
	const type = fileTypes[path.slice(path.lastIndexOf('.') + 1)];
	if (type === undefined) throw new Error(`the template has a file of unknown type, '${path}'`);
	return type;
}
