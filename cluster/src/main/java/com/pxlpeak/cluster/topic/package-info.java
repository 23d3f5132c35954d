/** The Kafka topics. */
@NullMarked
package com.pxlpeak.cluster.topic;

import org.jspecify.annotations.NullMarked;
