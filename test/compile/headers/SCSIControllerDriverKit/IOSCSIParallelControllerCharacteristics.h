#pragma once

#define kIOMinimumHBADataAlignmentMaskKey "HBA Data Alignment"
#define kIOHierarchicalLogicalUnitSupportKey "Hierarchical Logical Unit Support"
