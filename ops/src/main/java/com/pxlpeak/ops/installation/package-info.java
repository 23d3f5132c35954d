/**
 * A whole pxlpeak on this machine: the four servers, the node that uses them, the keys to it, and the record of what
 * runs. Start reading at {@link com.pxlpeak.ops.installation.Installation}.
 */
@org.jspecify.annotations.NullMarked
package com.pxlpeak.ops.installation;
