{{#if IOUSBHostDevice}}
#include <USBDriverKit/IOUSBHostDevice.h>
{{/if}}
{{#if IOUSBHostInterface}}
#include <USBDriverKit/IOUSBHostInterface.h>
{{/if}}
{{#if IOPCIDevice}}
#include <PCIDriverKit/PCIDriverKit.h>
{{/if}}
