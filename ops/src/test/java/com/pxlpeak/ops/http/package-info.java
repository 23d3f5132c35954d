@NullMarked
package com.pxlpeak.ops.http;

import org.jspecify.annotations.NullMarked;
