/** Which version of DriverKit the code of a dext requires. */
import type { DriverCode } from './driverCode.js';
import { frameworkInterfaces } from './frameworkInterfaces.js';
import { originOf, sameSignature } from './lineage.js';

/** The newest version of DriverKit that the code requires, with the fact that it follows from. */
export function newestFact(
	code: DriverCode,
): { readonly since: number; readonly fact: string } | undefined {
	const facts: { since: number; fact: string }[] = [];
	const add = (since: string | undefined, fact: string): void => {
		if (since !== undefined) facts.push({ since: Number(since), fact });
	};
	for (const owner of code.classes.values()) {
		for (const method of owner.methods) {
			const origin = originOf(owner, method, code.classes);
			const declared = frameworkInterfaces
				.get(origin.owner.name)
				?.methods.find((each) => sameSignature(each, origin.method));
			add(declared?.since, `${origin.owner.name}::${method.name}`);
		}
	}
	const words = new Set(code.text.match(/\w+/g));
	for (const { name, methods } of frameworkInterfaces.values()) {
		if (!words.has(name)) continue;
		// A class is as old as its oldest method, unless the age of one is unknown.
		const ages = methods.map(({ since }) => Number(since ?? 0));
		add(String(Math.min(...ages)), name);
		for (const method of methods.filter((each) => words.has(each.name))) {
			const others = methods.filter((each) => each.name === method.name);
			const isCalled = new RegExp(`(?:->|\\.|\\b${name}::)${method.name}\\(`).test(code.text);
			if (isCalled && others.length === 1) add(method.since, `${name}::${method.name}`);
		}
	}
	return facts.sort((a, b) => b.since - a.since)[0];
}
