/** Whether version `a`, such as `12.1`, is later than version `b`. */
export function isLaterVersion(a: string, b: string): boolean {
	const [left, right] = [a, b].map((version) => version.split('.').map(Number));
	for (let index = 0; index < 3; index++) {
		const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
		if (difference !== 0) return difference > 0;
	}
	return false;
}
