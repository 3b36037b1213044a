/** The door of the language service; `recognize.ts` is another, for hosts that do not load the rest yet. */
export { withByteFaults, withReplacedBytes } from './bytes/byteFaults.js';
export { type ConvertedBinary, convertBinary } from './bytes/convertBinary.js';
export { type DecodedPlist, decodePlist } from './bytes/decodePlist.js';
export { type BinaryFault, type BinaryValue, readBinaryPlist } from './bytes/readBinaryPlist.js';
export { analyze, withSyntax } from './document/analyze.js';
export { isInfoPlistPath } from './document/bundlePath.js';
export { type DriverClass, driverClassesOf } from './document/declaredClasses.js';
export type {
	AnalyzeOptions,
	BuildValues,
	DocumentForm,
	DriverPlist,
	NamedProduct,
	Neighbors,
	Personality,
	ProductKind,
	TargetFiles,
} from './document/driverPlist.js';
export type { Classification, Confidence } from './document/evidence/evidence.js';
export { areOfDriver } from './document/evidence/neighborEvidence.js';
export {
	type Anchor,
	type Finding,
	identityOf,
	isMoreSevere,
	type NearbyFile,
	type RelatedPlace,
	type Severity,
	severities,
} from './document/finding.js';
export { type InterfaceFile, readInterface } from './document/interfaceFile.js';
export { nearestKextVersion } from './document/nearestKextVersion.js';
export {
	areInOneFolder,
	fileNameOf,
	folderNameOnVolume,
	nameOnVolume,
	namesFile,
	noNeighbors,
} from './document/neighbors.js';
export { takenPersonalityNames } from './document/personalityNames.js';
export { rootEntry, rootText, variantsOf } from './document/rootEntries.js';
export { splitRootKey } from './document/rootKey.js';
export { entitlementsOf, infoPlistOf, nameOfBundle } from './document/sameBundle.js';
export { literalText } from './document/unexpanded.js';
export { isUserClientKey } from './document/userClient.js';
export { writtenValue } from './edit/convertValue.js';
export type { NewEntry, NewValue, PlistEdit } from './edit/plistEdit.js';
export { renderEdits } from './edit/renderEdits.js';
export {
	escapeComment,
	escapeText,
	layoutOf,
	renderDocument,
	renderEntry,
	renderValue,
	xcodeLayout,
} from './edit/xmlText.js';
export { type CheckedFinding, checkPlist } from './features/check.js';
export type { CheckOptions } from './features/checkOptions.js';
export { closeTagAt } from './features/closeTag.js';
export type { CompletionItem } from './features/completion/completionItem.js';
export { newPersonalities, personalitySkeletons } from './features/completion/entrySnippets.js';
export { plainSnippet } from './features/completion/plainSnippet.js';
export { withoutVariables } from './features/completion/withoutVariables.js';
export { completeAt } from './features/completion.js';
export { describeClassification, reasonsOf } from './features/describeClassification.js';
export { type DeviceId, deviceIdsAt, type TypedId, typedIdAt } from './features/deviceIds.js';
export {
	busOfTransport,
	type DeviceTransport,
	distinct,
	type RequiredDevice,
	renderEntitlements,
	requiredDevices,
	requiredEntitlements,
} from './features/driverEntitlements.js';
export { type LogLine, withoutHeader } from './features/explainLog/logLine.js';
export {
	FoundForLine,
	type KeyPlace,
	LogPlaces,
	mostPlaces,
	type Places,
} from './features/explainLog/placesOf.js';
export { type ExplainedLine, explainLog, type LogExplanation } from './features/explainLog.js';
export { fileTooLarge } from './features/fileTooLarge.js';
export { type AppliedFix, fixAll } from './features/fixAll.js';
export { proposedFixes, type TextFix } from './features/fixes.js';
export { type Hover, hoverAt } from './features/hover.js';
export type { NameFact } from './features/lookUp/nameFact.js';
export { knownNames, type LookUp, lookUp, namesNear } from './features/lookUp.js';
export { plain } from './features/markdown.js';
export { matchFixesOf } from './features/matchView/describeRows.js';
export { lensTitle, type MismatchHint, mismatchHints } from './features/matchView/matchHints.js';
export type { MatchRow } from './features/matchView/matchRow.js';
export { MatchView } from './features/matchView/matchView.js';
export { type OtherSeverity, otherSeveritiesOf } from './features/otherSeverities.js';
export type { FoldingRange } from './features/outline/foldingRange.js';
export { foldingRangesOf, type OutlineItem, outlineOf } from './features/outline.js';
export { personalitiesToMatch } from './features/personalitiesToMatch.js';
export { fixesFor } from './features/quickFixes.js';
export { stateKind } from './features/stateKind.js';
export { suppressionFixesFor } from './features/suppressionFixes.js';
export { unreadableBy } from './features/syntaxFindings.js';
export { conversionAdvice, unreadReason } from './features/unreadReason.js';
export { groupBy } from './groupBy.js';
export { coverageOf, type DeviceSet, deviceSetsOf } from './matching/deviceCoverage.js';
export { DeviceIndex } from './matching/deviceIndex.js';
export { type AppleRival, appleRivalsOn } from './matching/explain/appleRivals.js';
export { comparedTexts } from './matching/explain/comparedTexts.js';
export {
	type Explanation,
	explainMatch,
	type ScorePart,
	type SuggestedChange,
} from './matching/explain/explainMatch.js';
export type { KeyChange } from './matching/explain/keyChange.js';
export { absentIds } from './matching/explain/namedIds.js';
export { isNotShown, nearestEntries } from './matching/explain/nearestEntries.js';
export { type NodeFact, nodeFactsOf } from './matching/explain/nodeFacts.js';
export type { Place, Rival } from './matching/explain/rivals.js';
export { jsonValue, valueText } from './matching/explain/valueText.js';
export { describeChange, describeFact, describeReason } from './matching/explain/wording.js';
export { readIdText } from './matching/idText.js';
export { pciMatchOf } from './matching/pciNames.js';
export type { AttachedDriver } from './matching/simulator/attachedDrivers.js';
export type { RankedMatch } from './matching/simulator/competition.js';
export { DumpMatching, type MatchedNode } from './matching/simulator/matchDump.js';
export type { Match } from './matching/simulator/matchPersonality.js';
export type { DriverPersonality } from './matching/simulator/personality.js';
export type { TestRow } from './matching/simulator/trace.js';
export type { Verdict } from './matching/simulator/verdict.js';
export {
	type Cause,
	type FamilyFigures,
	type VerifyException,
	type VerifyResult,
	verifyDump,
} from './matching/simulator/verify.js';
export { usbKeysOfOther } from './matching/usbMatch.js';
export { abbreviated, type Message, renderMessage, withoutMiddle } from './messages/message.js';
export { seenText } from './platform/applePersonalities.js';
export {
	driverKitClasses,
	kernelClasses,
	lineageOf,
	mergesProperties,
	ownerOf,
} from './platform/classes.js';
export { type DocumentKind, documentKinds, hasRules, kindName } from './platform/documentKind.js';
export {
	anyClientAccess,
	audioFamily,
	driverKitEntitlement,
	pciTransport,
	usbTransport,
} from './platform/entitlements.js';
export { isVendorPage } from './platform/hid.js';
export { type DriverPurpose, driverPurposes, uncoveredHardware } from './platform/kextFamilies.js';
export { categoryDictionaries } from './platform/networkExtensions.js';
export {
	entitlementsFor,
	isDriverKitProxy,
	type Pairing,
	pairingsFor,
} from './platform/pairings.js';
export { pciMatchMasks } from './platform/pci.js';
export { busOf, dextProviderFor, isResourceNub } from './platform/providers.js';
export { usageKeys } from './platform/usageDescriptions.js';
export {
	type UsbKeySet,
	type UsbNub,
	unspecificUsbClasses,
	usbClassKeys,
	usbKeySets,
	usbNubOf,
	vendorSpecificUsbClass,
} from './platform/usb.js';
export { hasDirective, looksLikeDriverPlist } from './recognize.js';
export { describeRegistryFailure, describeRegistryRemark } from './registry/describeDump.js';
export { hasIds, idText } from './registry/deviceIds.js';
export { entryPath, nameWithLocation } from './registry/entryPath.js';
export { MAX_DUMP_LENGTH, type RegistryFailure, readRegistry } from './registry/readRegistry.js';
export { redactContent } from './registry/redaction/redactContent.js';
export { type RedactedDump, redactDump } from './registry/redaction/redactDump.js';
export type {
	Registry,
	RegistryEntry,
	RegistryFormat,
	RegistryProperties,
	RegistryRemark,
	RegistryValue,
} from './registry/registry.js';
export { ruleDocs } from './rules/docs.generated.js';
export { shownFiles, visibleText } from './rules/exampleFiles.js';
export { rules } from './rules/registry.generated.js';
export type { FixableFinding, Rule, RuleDocs } from './rules/rule.js';
export { entitledDevice } from './rules/shared/entitledDevice.js';
export { bitsOf } from './schema/bits.js';
export { describedKeys, describeKey, type KeyDescription } from './schema/describe.js';
export { type ListedValue, listedValues } from './schema/listedValues.js';
export { plistTypesOf } from './schema/plistTypes.js';
export type { Schema, SchemaSnippet } from './schema/schema.js';
export { declaredEncoding } from './syntax/declaredEncoding.js';
export { decodedUri } from './text/decodedUri.js';
export { didYouMean } from './text/didYouMean.js';
export { freeName, nextName } from './text/freeName.js';
export { inWords } from './text/inWords.js';
export { LineIndex, type LinePosition } from './text/lineIndex.js';
export { nearestByEdits } from './text/spelling.js';
export { applyEdits, type TextEdit } from './text/textEdit.js';
export type { TextRange } from './text/textRange.js';
export { withoutAccents } from './text/withoutAccents.js';
export { firstNotXml, withoutNotXml } from './text/xmlCharacters.js';
export { productIdentifier, productVersion } from './value/buildVariables.js';
export { hasContent } from './value/hasContent.js';
export type { PlistPath } from './value/plistPath.js';
export type { Dict, DictEntry, PlistValue } from './value/plistValue.js';
export { stringAt } from './value/stringAt.js';
export { hasToken } from './value/tokens.js';
