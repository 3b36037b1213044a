/** What commands import when they run, for the desktop extension: its second bundle, which loads with the language client. */
export * from '../matching/explainMatching.js';
export * from '../matching/matchingRow.js';
export * from '../matching/recordMac.js';
export * from '../pick/addPersonality.js';
export * from '../pick/addPersonalityFromDevice.js';
export * from '../pick/changeKind.js';
export * from '../pick/convertKext.js';
export * from '../pick/convertToXml.js';
export * from '../pick/createEntitlements.js';
export * from '../pick/explainLog.js';
export * from '../pick/projectWizard.js';
export * from '../pick/showRule.js';
