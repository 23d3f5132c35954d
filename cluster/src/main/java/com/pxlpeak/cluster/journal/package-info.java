/** The Cassandra tables that journals, snapshots, parked states and projection offsets live in. */
@NullMarked
package com.pxlpeak.cluster.journal;

import org.jspecify.annotations.NullMarked;
