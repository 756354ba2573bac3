/** Storage that speaks S3, by the AWS SDK, which is loaded when a target is S3 and not before. */
package io.github.apprpm.publish.s3;
