/**
 * Who owns what, as every module knows it: sites of workspaces, and what a key may do. Ports only; {@code api} keeps
 * the metadata in PostgreSQL and implements them.
 */
@NullMarked
package com.pxlpeak.cluster.tenancy;

import org.jspecify.annotations.NullMarked;
