/** Since which systems something exists. */
export interface Availability {
	readonly macOS?: string;
	readonly iPadOS?: string;
	readonly DriverKit?: string;
}
