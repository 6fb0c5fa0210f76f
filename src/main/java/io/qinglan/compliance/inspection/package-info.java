/**
 * On-site inspections of leads (现场检查): asked for, approved by another person who has seen the year's count, made by two certified
 * officers with an inspection code, recorded (国办发〔2024〕54号).
 */
package io.qinglan.compliance.inspection;
