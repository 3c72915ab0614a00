// Package records reads what people write and works out what it means.
package records
