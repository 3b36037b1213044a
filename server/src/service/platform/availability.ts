/** The first systems that have something. */
export interface Availability {
	readonly macOS?: string;
	readonly iPadOS?: string;
	readonly DriverKit?: string;
}
