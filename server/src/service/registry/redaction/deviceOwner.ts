/** The owner in the name of a device or a computer. */

/** Words with which the names of Apple's devices begin. */
export const products =
	'Mac|iMac|iPhone|iPad|iPod|AirPods|Apple|Magic|Mouse|Keyboard|Trackpad|Pencil|HomePod|Beats|Watch|Phone|TV|Headphones|Speaker';

const owners: readonly RegExp[] = [
	new RegExp(`^(.{2,60}?)['’\\ufffd]s (?:${products})`, 'u'),
	// The name in a network: Sams-MacBook-Pro.
	new RegExp(`^([\\p{L}-]{2,60}?)s-(?:${products})`, 'u'),
	new RegExp(`^(?:${products})[\\w ]{0,20} (?:von|van|de|di|da) (\\p{Lu}[^"<>,;(]{0,60})$`, 'u'),
];

/** The name of the owner, such as that in: Sam Smith’s MacBook. */
export function ownerIn(name: string): string | undefined {
	for (const owner of owners) {
		const [, found] = owner.exec(name.trim()) ?? [];
		if (found !== undefined) return found.replaceAll('-', ' ');
	}
	return undefined;
}
