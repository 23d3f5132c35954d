/**
 * Places at which a process can be made to die, to prove that it may. Start at
 * {@link com.pxlpeak.cluster.failpoint.Failpoint}.
 */
@NullMarked
package com.pxlpeak.cluster.failpoint;

import org.jspecify.annotations.NullMarked;
